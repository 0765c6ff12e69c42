insert into author (id, name, country) values (1, 'Ursula K. Le Guin', 'US');
insert into author (id, name, country) values (2, 'Stanislaw Lem', 'PL');
insert into author (id, name, country) values (3, 'Tove Jansson', 'FI');

insert into category (id, slug, title) values (1, 'science-fiction', 'Science fiction');
insert into category (id, slug, title) values (2, 'fantasy', 'Fantasy');
insert into category (id, slug, title) values (3, 'children', 'Children''s books');

insert into book (id, isbn, title, year, price, stock, author_id) values (1, '9780441478125', 'The Left Hand of Darkness', 1969, 9.90, 12, 1);
insert into book (id, isbn, title, year, price, stock, author_id) values (2, '9780547773742', 'A Wizard of Earthsea', 1968, 8.50, 7, 1);
insert into book (id, isbn, title, year, price, stock, author_id) values (3, '9780156027601', 'Solaris', 1961, 11.00, 3, 2);
insert into book (id, isbn, title, year, price, stock, author_id) values (4, '9780374350314', 'Moominsummer Madness', 1954, 7.25, 0, 3);

insert into book_category (book_id, category_id) values (1, 1);
insert into book_category (book_id, category_id) values (2, 2);
insert into book_category (book_id, category_id) values (3, 1);
insert into book_category (book_id, category_id) values (4, 2);
insert into book_category (book_id, category_id) values (4, 3);

insert into shop_setting (name, value) values ('free-shipping-from', '25.00');
insert into shop_setting (name, value) values ('currency', 'EUR');

alter table author alter column id restart with 100;
alter table category alter column id restart with 100;
alter table book alter column id restart with 100;
