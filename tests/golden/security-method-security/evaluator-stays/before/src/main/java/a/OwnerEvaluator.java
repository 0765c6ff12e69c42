package a;

import java.io.Serializable;
import org.springframework.security.access.PermissionEvaluator;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

@Component
public class OwnerEvaluator implements Serializable, PermissionEvaluator {

    @Override
    public boolean hasPermission(Authentication user, Object target, Object permission) {
        return user.getName().equals(target);
    }

    @Override
    public boolean hasPermission(Authentication user, Serializable id, String type, Object permission) {
        return false;
    }
}
