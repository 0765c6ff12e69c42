package p;

class Kinds {
    public void delete(Kind kind) {
        em.createQuery("DELETE FROM Thing thing WHERE kind=:kind").executeUpdate();
        em.remove(kind);
    }
}
