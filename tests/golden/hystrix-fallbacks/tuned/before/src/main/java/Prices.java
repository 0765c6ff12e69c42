import com.netflix.hystrix.contrib.javanica.annotation.HystrixCommand;
import com.netflix.hystrix.contrib.javanica.annotation.HystrixProperty;

class Prices {

    @HystrixCommand(fallbackMethod = "listPrice", commandProperties = @HystrixProperty(name = "execution.isolation.thread.timeoutInMilliseconds", value = "9"))
    public double price(String item) {
        return remote(item);
    }

    double listPrice(String item) {
        return 10;
    }
}
