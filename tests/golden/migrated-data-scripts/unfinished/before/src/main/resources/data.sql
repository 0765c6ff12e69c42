insert into box (id) values (1);
insert into box (id) values (2)
-- two;
