create index concurrently orders_number on orders (number);
