create table a (id int auto_increment);
