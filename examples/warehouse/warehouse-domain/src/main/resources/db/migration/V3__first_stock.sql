insert into product (id, sku, name, weight_grams) values (1, 'ROPE-10', 'Hemp rope 10 mm, 50 m', 4200);
insert into product (id, sku, name, weight_grams) values (2, 'LAMP-S', 'Storm lamp, small', 780);
insert into product (id, sku, name, weight_grams, discontinued) values (3, 'TAR-5', 'Pine tar, 5 l', 5600, true);

insert into location (id, code, zone) values (1, 'A-01-1', 'DRY');
insert into location (id, code, zone) values (2, 'A-01-2', 'DRY');
insert into location (id, code, zone) values (3, 'H-07-1', 'HAZARD');

insert into stock_item (id, product_id, location_id, quantity, version) values (1, 1, 1, 40, 0);
insert into stock_item (id, product_id, location_id, quantity, version) values (2, 1, 2, 15, 0);
insert into stock_item (id, product_id, location_id, quantity, version) values (3, 2, 1, 120, 0);
insert into stock_item (id, product_id, location_id, quantity, version) values (4, 3, 3, 6, 0);
