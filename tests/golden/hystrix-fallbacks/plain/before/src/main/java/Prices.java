import com.netflix.hystrix.contrib.javanica.annotation.HystrixCommand;
import org.springframework.stereotype.Service;

@Service
class Prices {

    @HystrixCommand(fallbackMethod = "listPrice", commandKey = "price")
    public double price(String item) {
        return remote(item);
    }

    @HystrixCommand(fallbackMethod = "nothing")
    public int count() {
        return 1;
    }

    double listPrice(String item) {
        return 10;
    }

    int nothing(Throwable why) {
        return 0;
    }
}
