package p;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiOperation;
import java.lang.reflect.Method;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Pointcut;

class LogAspect {

    @Pointcut("@annotation(io.swagger.annotations.ApiOperation)")
    void documented() {
    }

    @Around("documented() && @annotation(apiOperation)")
    Object log(ProceedingJoinPoint point, ApiOperation apiOperation) throws Throwable {
        print(apiOperation.value() + apiOperation.notes());
        return point.proceed();
    }

    String describe(Method method) {
        Api api = method.getDeclaringClass().getAnnotation(Api.class);
        String title = api.tags().length > 0 ? api.tags()[0] : api.value();
        if (method.isAnnotationPresent(ApiOperation.class)) {
            return title + method.getAnnotation(ApiOperation.class).value();
        }
        return title;
    }
}
