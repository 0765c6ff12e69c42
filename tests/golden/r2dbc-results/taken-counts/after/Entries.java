package shop;

class Entries {
    Mono<Boolean> rename(String name) {
        return client.sql("update entry set name = :name").bind("name", name).fetch().rowsUpdated().map(Long::intValue)
                .map((Integer count) -> count > 0);
    }

    Mono<Void> delete() {
        return client.sql("delete from entry").fetch().rowsUpdated().map(Long::intValue).flatMap(this::deleted);
    }

    Mono<Void> deleted(Integer count) {
        return Mono.empty();
    }

    void verify() {
        client.sql("delete from entry").fetch().rowsUpdated().map(Long::intValue).as(StepVerifier::create).expectNext(1).verifyComplete();
        StepVerifier.create(numbers).expectNext(2).verifyComplete();
    }
}
