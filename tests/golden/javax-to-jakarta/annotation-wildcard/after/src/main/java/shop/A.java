package shop;

import jakarta.annotation.*;
import javax.annotation.Nullable;

class A {
    @PostConstruct
    void start(@Nullable String x) {}
}
