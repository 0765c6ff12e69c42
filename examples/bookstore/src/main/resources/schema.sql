drop table if exists order_line;
drop table if exists customer_order;
drop table if exists book_category;
drop table if exists book;
drop table if exists category;
drop table if exists author;
drop table if exists shop_setting;

create table author (
    id bigint not null auto_increment primary key,
    name varchar(120) not null,
    country varchar(2)
);

create table category (
    id bigint not null auto_increment primary key,
    slug varchar(40) not null unique,
    title varchar(120) not null
);

create table book (
    id bigint not null auto_increment primary key,
    isbn varchar(13) not null unique,
    title varchar(255) not null,
    year int not null,
    price decimal(8, 2) not null,
    stock int not null,
    author_id bigint not null,
    foreign key (author_id) references author (id)
);

create table book_category (
    book_id bigint not null,
    category_id bigint not null,
    primary key (book_id, category_id),
    foreign key (book_id) references book (id),
    foreign key (category_id) references category (id)
);

create table customer_order (
    id bigint not null auto_increment primary key,
    customer varchar(120) not null,
    status varchar(16) not null,
    placed_at datetime not null
);

create table order_line (
    id bigint not null auto_increment primary key,
    order_id bigint not null,
    book_id bigint not null,
    quantity int not null,
    price decimal(8, 2) not null,
    foreign key (order_id) references customer_order (id),
    foreign key (book_id) references book (id)
);

create table shop_setting (
    name varchar(60) not null primary key,
    value varchar(255) not null
);
