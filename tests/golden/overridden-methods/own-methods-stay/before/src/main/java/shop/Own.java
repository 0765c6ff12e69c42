package shop;

import java.util.Map;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.method.HandlerMethod;

class Own {

    String getExceptionHandlerMethod(HandlerMethod handlerMethod, Exception exception) {
        return exception.getMessage();
    }

    Map<String, Object> getVendorProperties() {
        return Map.of();
    }
}

class Engine implements Runnable {

    public void running(ConfigurableApplicationContext context) {
    }

    @Override
    public void run() {
        running(null);
    }
}

class Both implements SpringApplicationRunListener {

    @Override
    public void started(ConfigurableApplicationContext context, java.time.Duration timeTaken) {
        started(context);
    }

    public void started(ConfigurableApplicationContext context) {
        System.out.println(context.getId());
    }
}

class Used implements SpringApplicationRunListener {

    @Override
    public void ready(ConfigurableApplicationContext context, java.time.Duration timeTaken) {
        starting();
    }

    public void starting() {
        System.out.println("starting");
    }
}
