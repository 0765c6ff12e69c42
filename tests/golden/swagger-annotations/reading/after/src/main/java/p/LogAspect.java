package p;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.reflect.Method;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Pointcut;

class LogAspect {

    @Pointcut("@annotation(io.swagger.v3.oas.annotations.Operation)")
    void documented() {
    }

    @Around("documented() && @annotation(apiOperation)")
    Object log(ProceedingJoinPoint point, Operation apiOperation) throws Throwable {
        print(apiOperation.summary() + apiOperation.description());
        return point.proceed();
    }

    String describe(Method method) {
        Tag api = method.getDeclaringClass().getAnnotation(Tag.class);
        String title = new String[] {api.name()}.length > 0 ? api.name() : api.name();
        if (method.isAnnotationPresent(Operation.class)) {
            return title + method.getAnnotation(Operation.class).summary();
        }
        return title;
    }
}
