@Entity class A {}
