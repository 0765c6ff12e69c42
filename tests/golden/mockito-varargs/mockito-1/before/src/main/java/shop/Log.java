package shop;

import java.time.Instant;

interface Log {
    int add(String name, Object... values);

    void at(Instant... times);

    void price(Price... prices);

    int one(String... names);

    int one(String name);
}
