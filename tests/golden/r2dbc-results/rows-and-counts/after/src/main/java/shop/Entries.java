package shop;

class Entries {
    Mono<Entry> one(long id) {
        return this.client.sql(SQL).bind("$1", id).map((row, metadata) -> this.mapRow(row, false)).one();
    }

    Mono<Integer> delete(long id) {
        return this.client.sql(SQL).bind("$1", id).fetch().rowsUpdated().map(Long::intValue);
    }

    Entry mapRow(Row row, boolean exclude) {
        return new Entry(row);
    }
}
