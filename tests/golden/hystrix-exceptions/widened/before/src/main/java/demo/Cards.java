package demo;

import com.netflix.hystrix.exception.HystrixRuntimeException;
import com.netflix.hystrix.exception.HystrixTimeoutException;
import feign.FeignException;
import java.util.concurrent.TimeoutException;

public class Cards {
    private CardsClient cards;
    private AnalysisClient analysis;
    private Proposal proposal;

    String card() throws HystrixRuntimeException {
        try {
            return cards.card("1").name();
        } catch (FeignException | HystrixRuntimeException e) {
            return e.getCause().getMessage();
        }
    }

    void analyse() {
        try {
            proposal.update(analysis);
        } catch (HystrixRuntimeException e) {
            throw new IllegalStateException("analysis", e);
        }
    }
}
