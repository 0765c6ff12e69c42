package shop;

public class Ledger {

    public boolean insert(Long id) {
        return id != null;
    }

    public boolean delete(Long id) {
        return id == null;
    }
}
