// Command client-go drives an API server with the real client-go: `client-go CASE SERVER`. It prints what it saw and
// exits other than 0 where that is not what upstream's server would have shown.
package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/client-go/tools/leaderelection/resourcelock"
)

var cases = map[string]func(ctx context.Context, address string) error{
	"informer-over-cuts":   informerOverCuts,
	"leader-election":      leaderElection,
	"paging-under-deletes": pagingUnderDeletes,
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 90*time.Second)
	defer cancel()
	run, ok := cases[os.Args[1]]
	if !ok {
		fmt.Fprintln(os.Stderr, "no such case")
		os.Exit(2)
	}
	if err := run(ctx, os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func clientAt(address string) (*kubernetes.Clientset, error) {
	return kubernetes.NewForConfig(&rest.Config{Host: "http://" + address, QPS: 1000, Burst: 1000})
}

func configMap(name string, labels map[string]string) *corev1.ConfigMap {
	return &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels}, Data: map[string]string{"n": "0"}}
}

// cuttingProxy forwards to address and cuts every connection after so long.
func cuttingProxy(ctx context.Context, address string, after time.Duration) (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	go func() { <-ctx.Done(); listener.Close() }()
	go func() {
		for {
			from, err := listener.Accept()
			if err != nil {
				return
			}
			to, err := net.Dial("tcp", address)
			if err != nil {
				from.Close()
				continue
			}
			time.AfterFunc(after, func() { from.Close(); to.Close() })
			go io.Copy(to, from)
			go io.Copy(from, to)
		}
	}()
	return listener.Addr().String(), nil
}

// informerOverCuts: a shared informer whose connections live 150 ms ends with what the server has, and every object
// was added before it changed and was gone once.
func informerOverCuts(ctx context.Context, address string) error {
	direct, err := clientAt(address)
	if err != nil {
		return err
	}
	through, err := cuttingProxy(ctx, address, 150*time.Millisecond)
	if err != nil {
		return err
	}
	cut, err := clientAt(through)
	if err != nil {
		return err
	}
	factory := informers.NewSharedInformerFactoryWithOptions(cut, 0, informers.WithNamespace("default"))
	informer := factory.Core().V1().ConfigMaps().Informer()
	var mutex sync.Mutex
	known := map[string]bool{}
	var wrong atomic.Int32
	step := func(name string, before, after bool) {
		mutex.Lock()
		defer mutex.Unlock()
		if known[name] != before {
			wrong.Add(1)
		}
		known[name] = after
	}
	informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(o any) { step(o.(*corev1.ConfigMap).Name, false, true) },
		UpdateFunc: func(_, o any) { step(o.(*corev1.ConfigMap).Name, true, true) },
		DeleteFunc: func(o any) {
			if last, ok := o.(cache.DeletedFinalStateUnknown); ok {
				o = last.Obj
			}
			step(o.(*corev1.ConfigMap).Name, true, false)
		},
	})
	factory.Start(ctx.Done())
	if !cache.WaitForCacheSync(ctx.Done(), informer.HasSynced) {
		return fmt.Errorf("never synced")
	}
	maps := direct.CoreV1().ConfigMaps("default")
	for i := 0; i < 300; i++ {
		name := fmt.Sprintf("cut-%d", i%60)
		if _, err := maps.Create(ctx, configMap(name, nil), metav1.CreateOptions{}); apierrors.IsAlreadyExists(err) {
			if i%3 == 0 {
				err = maps.Delete(ctx, name, metav1.DeleteOptions{})
			} else {
				changed := configMap(name, map[string]string{"i": fmt.Sprint(i)})
				_, err = maps.Update(ctx, changed, metav1.UpdateOptions{})
			}
			if err != nil {
				return err
			}
		} else if err != nil {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
	for ; ; time.Sleep(50 * time.Millisecond) {
		list, err := maps.List(ctx, metav1.ListOptions{})
		if err != nil {
			return err
		}
		same := len(list.Items) == len(informer.GetStore().List())
		for i := range list.Items {
			item, found, _ := informer.GetStore().GetByKey("default/" + list.Items[i].Name)
			same = same && found && item.(*corev1.ConfigMap).ResourceVersion == list.Items[i].ResourceVersion
		}
		if same {
			fmt.Printf("%d objects equal, %d wrong steps\n", len(list.Items), wrong.Load())
			break
		}
	}
	if wrong.Load() > 0 {
		return fmt.Errorf("%d steps out of order", wrong.Load())
	}
	return nil
}

// leaderElection: of three candidates one leads at a time, and another takes over when it stops.
func leaderElection(ctx context.Context, address string) error {
	var leading, most, terms atomic.Int32
	taken := make(chan context.CancelFunc, 10)
	for i := 0; i < 3; i++ {
		client, err := clientAt(address)
		if err != nil {
			return err
		}
		lock := &resourcelock.LeaseLock{
			LeaseMeta:  metav1.ObjectMeta{Namespace: "default", Name: "election"},
			Client:     client.CoordinationV1(),
			LockConfig: resourcelock.ResourceLockConfig{Identity: fmt.Sprintf("candidate-%d", i)},
		}
		own, stop := context.WithCancel(ctx)
		go leaderelection.RunOrDie(own, leaderelection.LeaderElectionConfig{
			Lock: lock, LeaseDuration: 3 * time.Second, RenewDeadline: 2 * time.Second, RetryPeriod: 300 * time.Millisecond,
			ReleaseOnCancel: true,
			Callbacks: leaderelection.LeaderCallbacks{
				OnStartedLeading: func(context.Context) {
					if now := leading.Add(1); now > most.Load() {
						most.Store(now)
					}
					terms.Add(1)
					taken <- stop
				},
				OnStoppedLeading: func() { leading.Add(-1) },
			},
		})
	}
	for term := 0; term < 2; term++ {
		select {
		case stop := <-taken:
			time.Sleep(time.Second)
			stop()
		case <-ctx.Done():
			return fmt.Errorf("nobody leads in term %d", term)
		}
	}
	select {
	case <-taken:
	case <-ctx.Done():
		return fmt.Errorf("nobody leads in the last term")
	}
	fmt.Printf("%d terms, at most %d leading\n", terms.Load(), most.Load())
	if most.Load() != 1 || terms.Load() != 3 {
		return fmt.Errorf("not one leader at a time")
	}
	return nil
}

// pagingUnderDeletes: pages show one revision, whatever is deleted meanwhile.
func pagingUnderDeletes(ctx context.Context, address string) error {
	client, err := clientAt(address)
	if err != nil {
		return err
	}
	maps := client.CoreV1().ConfigMaps("default")
	for i := 0; i < 100; i++ {
		if _, err := maps.Create(ctx, configMap(fmt.Sprintf("page-%03d", i), map[string]string{"paged": "yes"}), metav1.CreateOptions{}); err != nil {
			return err
		}
	}
	options := metav1.ListOptions{LabelSelector: "paged=yes", Limit: 7}
	seen, revision := 0, ""
	for {
		list, err := maps.List(ctx, options)
		if err != nil {
			return err
		}
		if revision == "" {
			revision = list.ResourceVersion
		}
		if list.ResourceVersion != revision {
			return fmt.Errorf("page at %s after one at %s", list.ResourceVersion, revision)
		}
		for _, item := range list.Items {
			if want := fmt.Sprintf("page-%03d", seen); item.Name != want {
				return fmt.Errorf("%s instead of %s", item.Name, want)
			}
			seen++
		}
		if list.Continue == "" {
			break
		}
		options.Continue = list.Continue
		for i := 90; i < 100; i++ {
			_ = maps.Delete(ctx, fmt.Sprintf("page-%03d", i), metav1.DeleteOptions{})
		}
	}
	fmt.Printf("%d objects at one revision\n", seen)
	if seen != 100 {
		return fmt.Errorf("%d of 100", seen)
	}
	return nil
}
