package shop;

import org.springframework.stereotype.Component;

import jakarta.servlet.Filter;
import java.util.List;

@Component
class A {
    Filter filter;
    List<String> list;
}
