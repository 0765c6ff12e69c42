create sequence hibernate_sequence start with 1000 increment by 1;

create table product (
    id bigint not null primary key,
    sku varchar(20) not null unique,
    name varchar(120) not null,
    weight_grams int not null,
    discontinued boolean default false not null
);

create table location (
    id bigint not null primary key,
    code varchar(12) not null unique,
    zone varchar(10) not null
);
