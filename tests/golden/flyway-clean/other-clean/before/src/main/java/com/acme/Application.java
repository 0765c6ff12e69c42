package com.acme;

import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Application {
    private final Flyway flyway;
    private final Basket basket;

    public Application(Flyway flyway, Basket basket) {
        this.flyway = flyway;
        this.basket = basket;
    }

    public void reset() {
        basket.clean();
        flyway.migrate();
    }
}
