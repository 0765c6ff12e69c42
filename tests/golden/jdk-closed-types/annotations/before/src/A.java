package a;

import com.sun.istack.internal.NotNull;
import com.sun.istack.internal.Nullable;
import jdk.nashorn.internal.ir.annotations.Ignore;
import org.junit.Test;
import sun.reflect.generics.reflectiveObjects.NotImplementedException;

@jdk.nashorn.internal.ir.annotations.Immutable
public class A {

    @NotNull
    private String name;

    @Ignore
    @Test
    public void runs(@NotNull String first, final @Nullable String second) {
        try {
            throw new NotImplementedException();
        } catch (NotImplementedException e) {
            expect(NotImplementedException.class);
        }
    }
}
