package p;

public class MoneyType {
    public int[] sqlTypes() {
        return new int[] {1};
    }
}
