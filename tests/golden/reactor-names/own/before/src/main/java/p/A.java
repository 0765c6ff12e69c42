package p;

import reactor.core.publisher.Flux;

class A {
    Object a(Pool pool) {
        return pool.elastic();
    }
}
