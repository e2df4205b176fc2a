-- Before an order is looked at anew: forgets what had yet to come.
DELETE FROM order_balance WHERE number = :number
