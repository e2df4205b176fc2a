-- Says of a product and a place what both keep, when the place may be warmer or colder than the product bears.
SELECT product.code AS product, product.min_temp AS product_min, product.max_temp AS product_max,
	location.code AS location, location.min_temp AS location_min, location.max_temp AS location_max
FROM product
CROSS JOIN location
WHERE product.id = :product AND location.id = :location
	AND (location.min_temp < product.min_temp OR location.max_temp > product.max_temp
		OR location.max_temp < product.min_temp OR location.min_temp > product.max_temp)
