package demo;

import static org.mockito.Mockito.when;

import org.springframework.cloud.client.circuitbreaker.NoFallbackAvailableException;

class CardsTest {
    void fails() {
        when(cards.card("1")).thenThrow(NoFallbackAvailableException.class);
        when(cards.card("2"))
            .thenThrow(new NoFallbackAvailableException("late", cause));
    }
}
