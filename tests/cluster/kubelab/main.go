// Command kubelab is a Kubernetes cluster in one binary, for tests: etcd, kube-apiserver,
// kube-controller-manager, kube-scheduler, kubelet and kubectl, started as `kubelab COMPONENT FLAGS`.
package main

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/embed"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	"k8s.io/component-base/version"
	kubectl "k8s.io/kubectl/pkg/cmd"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
	kubelet "k8s.io/kubernetes/cmd/kubelet/app"
)

var components = map[string]func() *cobra.Command{
	"etcd":                    etcdCommand,
	"kube-apiserver":          func() *cobra.Command { return apiserver.NewAPIServerCommand() },
	"kube-controller-manager": controllers.NewControllerManagerCommand,
	"kube-scheduler":          func() *cobra.Command { return scheduler.NewSchedulerCommand() },
	"kubelet":                 func() *cobra.Command { return kubelet.NewKubeletCommand() },
	"kubectl":                 kubectl.NewDefaultKubectlCommand,
}

func main() {
	if len(os.Args) < 2 || components[os.Args[1]] == nil {
		fmt.Fprintf(os.Stderr, "kubelab %s: name one of etcd, kube-apiserver, kube-controller-manager, "+
			"kube-scheduler, kubelet, kubectl\n", version.Get().GitVersion)
		os.Exit(2)
	}
	command := components[os.Args[1]]()
	os.Args = os.Args[1:]
	os.Exit(cli.Run(command))
}

// etcdCommand is a single etcd member that does without fsync: nothing here has to outlive a test.
func etcdCommand() *cobra.Command {
	config := embed.NewConfig()
	var clients, peers string
	command := &cobra.Command{Use: "etcd", RunE: func(*cobra.Command, []string) error {
		if err := listen(config, clients, peers); err != nil {
			return err
		}
		return serve(config)
	}}
	command.Flags().StringVar(&config.Dir, "data-dir", "etcd-data", "")
	command.Flags().StringVar(&clients, "listen", "http://127.0.0.1:2379", "")
	command.Flags().StringVar(&peers, "peer", "http://127.0.0.1:2380", "")
	return command
}

func listen(config *embed.Config, clients, peers string) error {
	client, err := url.Parse(clients)
	if err != nil {
		return err
	}
	peer, err := url.Parse(peers)
	if err != nil {
		return err
	}
	config.Name = "kubelab"
	config.LogLevel = "warn"
	config.ListenClientUrls, config.AdvertiseClientUrls = []url.URL{*client}, []url.URL{*client}
	config.ListenPeerUrls, config.AdvertisePeerUrls = []url.URL{*peer}, []url.URL{*peer}
	config.InitialCluster = config.Name + "=" + peer.String()
	config.UnsafeNoFsync = true
	config.TickMs, config.ElectionMs = 10, 100
	return nil
}

func serve(config *embed.Config) error {
	server, err := embed.StartEtcd(config)
	if err != nil {
		return err
	}
	defer server.Close()
	select {
	case <-server.Server.ReadyNotify():
	case <-time.After(time.Minute):
		return errors.New("etcd was not ready within a minute")
	}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	select {
	case <-interrupted:
		return nil
	case err := <-server.Err():
		return err
	}
}
