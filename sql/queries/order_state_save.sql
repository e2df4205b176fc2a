-- Looks anew where an order stands.
INSERT INTO order_state (number, state, expected)
SELECT number, state, expected FROM order_now WHERE number = :number
ON CONFLICT (number) DO UPDATE SET state = excluded.state, expected = excluded.expected
