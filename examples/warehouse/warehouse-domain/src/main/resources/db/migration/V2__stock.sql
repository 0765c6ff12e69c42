create table stock_item (
    id bigint not null primary key,
    product_id bigint not null references product (id),
    location_id bigint not null references location (id),
    quantity int not null,
    version int not null,
    unique (product_id, location_id)
);

create table stock_movement (
    id bigint not null primary key,
    product_id bigint not null references product (id),
    kind varchar(10) not null,
    quantity int not null,
    moved_at timestamp not null,
    note varchar(200)
);
