package shop;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.springframework.cloud.stream.annotation.EnableBinding;
import org.springframework.cloud.stream.annotation.StreamListener;
import org.springframework.cloud.stream.messaging.Sink;

@Aspect
@EnableBinding(Sink.class)
public class Listening {

    @Around("@annotation(listener)")
    public Object around(ProceedingJoinPoint point, StreamListener listener) throws Throwable {
        return point.proceed();
    }

    @StreamListener(Sink.INPUT)
    public void hear(String text) {
    }
}
