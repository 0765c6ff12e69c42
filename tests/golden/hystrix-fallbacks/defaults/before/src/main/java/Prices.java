import com.netflix.hystrix.contrib.javanica.annotation.DefaultProperties;
import com.netflix.hystrix.contrib.javanica.annotation.HystrixCommand;
import org.springframework.stereotype.Service;

@Service
@DefaultProperties(defaultFallback = "none")
class Prices {

    @HystrixCommand
    public String price(String item) {
        return remote(item);
    }

    @HystrixCommand(fallbackMethod = "listed")
    public String old(String item) {
        return remote(item);
    }

    @HystrixCommand
    public String all() {
        return remote();
    }

    String listed(String item) {
        return "10";
    }

    String none() {
        return "0";
    }
}
