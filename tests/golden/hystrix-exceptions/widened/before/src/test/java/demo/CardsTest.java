package demo;

import static org.mockito.Mockito.when;

import com.netflix.hystrix.HystrixCommand;
import com.netflix.hystrix.exception.HystrixRuntimeException;
import com.netflix.hystrix.exception.HystrixRuntimeException.FailureType;

class CardsTest {
    void fails() {
        when(cards.card("1")).thenThrow(HystrixRuntimeException.class);
        when(cards.card("2"))
            .thenThrow(new HystrixRuntimeException(FailureType.TIMEOUT, HystrixCommand.class, "late", cause, null));
    }
}
