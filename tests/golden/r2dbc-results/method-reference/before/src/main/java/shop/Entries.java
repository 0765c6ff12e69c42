package shop;

class Entries {
    Mono<Entry> one(long id) {
        return this.client.sql(SQL).bind("$1", id).map(this::mapRow).one();
    }

    Mono<Integer> delete(long id) {
        return this.client.sql(SQL).bind("$1", id).fetch().rowsUpdated();
    }

    Entry mapRow(Row row, boolean exclude) {
        return new Entry(row);
    }
}
