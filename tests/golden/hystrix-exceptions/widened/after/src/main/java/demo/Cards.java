package demo;

import feign.FeignException;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.client.circuitbreaker.NoFallbackAvailableException;
import org.springframework.web.server.ResponseStatusException;

public class Cards {
    private CardsClient cards;
    private AnalysisClient analysis;
    private Proposal proposal;

    String card() throws NoFallbackAvailableException {
        try {
            return cards.card("1").name();
        } catch (FeignException | NoFallbackAvailableException e) {
            return e.getCause().getMessage();
        }
    }

    void analyse() {
        try {
            proposal.update(analysis);
        } catch (NoFallbackAvailableException | ResponseStatusException e) {
            throw new IllegalStateException("analysis", e);
        }
    }
}
