package p;

import static org.hamcrest.CoreMatchers.hasItem;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.verify;

import java.util.List;
import org.mockito.ArgumentMatcher;

class ATest {
    void verified(Shop shop) {
        verify(shop).names(argThat(hasItem("a")));
        verify(shop).order(argThat(order -> order.total() > 1));
        verify(shop).order(argThat(new IsBig()));
    }

    static class IsBig implements ArgumentMatcher<Order> {
        @Override
        public boolean matches(Order order) {
            return order.total() > 10;
        }
    }
}
