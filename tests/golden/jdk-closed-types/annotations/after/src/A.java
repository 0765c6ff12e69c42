package a;

import org.junit.Test;

public class A {

    private String name;

    @Test
    public void runs(String first, final String second) {
        try {
            throw new UnsupportedOperationException();
        } catch (UnsupportedOperationException e) {
            expect(UnsupportedOperationException.class);
        }
    }
}
