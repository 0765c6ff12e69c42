import com.netflix.hystrix.contrib.javanica.annotation.DefaultProperties;
import com.netflix.hystrix.contrib.javanica.annotation.HystrixCommand;
import com.netflix.hystrix.contrib.javanica.annotation.HystrixProperty;

@DefaultProperties(defaultFallback = "none", commandProperties = @HystrixProperty(name = "execution.isolation.thread.timeoutInMilliseconds", value = "9"))
class Prices {

    @HystrixCommand
    public String price(String item) {
        return remote(item);
    }

    String none() {
        return "0";
    }
}
