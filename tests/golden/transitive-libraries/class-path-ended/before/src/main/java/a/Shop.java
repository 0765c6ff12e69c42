package a;

import com.netflix.hystrix.HystrixCommand;
import org.example.twice.Twice;
import org.springframework.web.servlet.handler.Interceptor;

class Shop {
    HystrixCommand<String> command;
    Twice twice;
    Interceptor interceptor;
}
