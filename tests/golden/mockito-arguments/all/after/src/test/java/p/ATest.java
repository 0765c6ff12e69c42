package p;

import static org.hamcrest.CoreMatchers.hasItem;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.verify;
import static org.mockito.hamcrest.MockitoHamcrest.argThat;

import java.util.List;
import org.hamcrest.Description;
import org.mockito.ArgumentMatcher;
import org.springframework.test.util.ReflectionTestUtils;

class ATest {
    void answers(Shop shop, List<String> names) throws Exception {
        doAnswer(call -> call.getArgument(0, Order.class).total()).when(shop).order(null);
        verify(shop).names(argThat(hasItem("a")));
        ReflectionTestUtils.setField(shop, "names", names);
        ReflectionTestUtils.setField(shop, "other", null);
    }

    static class IsBig implements ArgumentMatcher<Order> {
        @Override
        public boolean matches(Order order) {
            return ((Order) order).total() > 10;
        }

        public void describeTo(Description description) {
            description.appendText("big");
        }
    }

    static class IsSmall implements ArgumentMatcher<Order>, java.io.Serializable {
        public boolean matches(Order order) {
            return false;
        }
    }

    ArgumentMatcher<Order> any() {
        return new ArgumentMatcher<Order>() {
            @Override
            public boolean matches(Order argument) {
                return argument instanceof Order;
            }
        };
    }
}
