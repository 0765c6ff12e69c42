package p;

class Kinds {
    public void delete(Kind kind) {
        this.em.remove(this.em.contains(kind) ? kind : this.em.merge(kind));
        Integer id = kind.getId();
        for (Thing thing : things(id)) {
            this.em.createQuery("DELETE FROM Thing thing WHERE id=" + thing.getId()).executeUpdate();
        }
        this.em.createQuery("DELETE FROM Kind kind WHERE id=" + id).executeUpdate();
    }
}
