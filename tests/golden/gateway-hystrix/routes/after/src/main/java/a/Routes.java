package a;

import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;

class Routes {

    @Bean
    RouteLocator routes(RouteLocatorBuilder builder) {
        return builder.routes()
            .route(r -> r.path("/tasks/**")
                .filters(f -> f.circuitBreaker(c -> c.setName("tasks").setFallbackUri("forward:/fallback")))
                .uri("lb://tasks"))
            .build();
    }
}
