package shop;

import java.util.List;

class A {
    List<String> a;
}
