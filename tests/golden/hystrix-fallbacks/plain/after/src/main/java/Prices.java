import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import org.springframework.stereotype.Service;

@Service
class Prices {

    @CircuitBreaker(name = "price", fallbackMethod = "listPrice")
    public double price(String item) {
        return remote(item);
    }

    @CircuitBreaker(name = "count", fallbackMethod = "nothing")
    public int count() {
        return 1;
    }

    double listPrice(String item, Throwable cause) {
        return 10;
    }

    int nothing(Throwable why) {
        return 0;
    }
}
