package shop;

import javax.annotation.*;

class A {
    @PostConstruct
    void start(@Nullable String x) {}
}
