package a;

import com.fasterxml.jackson.annotation.JsonAlias;

class A {
    @JsonAlias("id")
    private String number;
}
