package a;

import java.util.List;

/** Was a {@link WebSecurityConfigurerAdapter} once. */
class A {
    List<String> names;
}
