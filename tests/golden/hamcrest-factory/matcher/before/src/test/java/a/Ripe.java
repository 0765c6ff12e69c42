package a;

import org.hamcrest.Description;
import org.hamcrest.Factory;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

class Ripe extends TypeSafeMatcher<Apple> {

    @Override
    protected boolean matchesSafely(Apple apple) {
        return apple.days() > 90;
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("a ripe apple");
    }

    @Factory
    static Matcher<Apple> ripe() {
        return new Ripe();
    }
}
