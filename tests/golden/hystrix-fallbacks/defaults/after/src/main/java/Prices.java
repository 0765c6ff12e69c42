import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import org.springframework.stereotype.Service;

@Service
class Prices {

    @CircuitBreaker(name = "price", fallbackMethod = "none")
    public String price(String item) {
        return remote(item);
    }

    @CircuitBreaker(name = "old", fallbackMethod = "listed")
    public String old(String item) {
        return remote(item);
    }

    @CircuitBreaker(name = "all", fallbackMethod = "none")
    public String all() {
        return remote();
    }

    String listed(String item, Throwable cause) {
        return "10";
    }

    String none(Throwable cause) {
        return "0";
    }
}
