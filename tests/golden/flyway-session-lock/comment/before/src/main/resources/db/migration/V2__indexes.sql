-- not: create index concurrently orders_number on orders (number);
create index orders_number on orders (number);
