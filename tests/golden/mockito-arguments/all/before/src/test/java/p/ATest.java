package p;

import static org.hamcrest.CoreMatchers.hasItem;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.verify;

import java.util.List;
import org.hamcrest.Description;
import org.mockito.ArgumentMatcher;
import org.mockito.internal.util.reflection.FieldSetter;

class ATest {
    void answers(Shop shop, List<String> names) throws Exception {
        doAnswer(call -> call.getArgumentAt(0, Order.class).total()).when(shop).order(null);
        verify(shop).names(argThat(hasItem("a")));
        FieldSetter.setField(shop, shop.getClass().getDeclaredField("names"), names);
        FieldSetter.setField(shop, Shop.class.getDeclaredField("other"), null);
    }

    static class IsBig extends ArgumentMatcher<Order> {
        @Override
        public boolean matches(Object order) {
            return ((Order) order).total() > 10;
        }

        @Override
        public void describeTo(Description description) {
            description.appendText("big");
        }
    }

    static class IsSmall extends ArgumentMatcher<Order> implements java.io.Serializable {
        public boolean matches(Object order) {
            return false;
        }
    }

    ArgumentMatcher<Order> any() {
        return new ArgumentMatcher<Order>() {
            @Override
            public boolean matches(Object argument) {
                return argument instanceof Order;
            }
        };
    }
}
