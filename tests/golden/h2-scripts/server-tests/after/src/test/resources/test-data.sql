insert into tariff values (1, DATE '2021-03-01', 9.5);
create table shelf (width decimal);
